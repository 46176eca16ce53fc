namespace AskPro.Integrations.Retell.Rehearsal;

/// <summary>An invented person who calls. Numbers come from the ranges that the Bundesnetzagentur keeps free for film and television.</summary>
/// <param name="Salutation">Herr or Frau.</param>
/// <param name="First">First name.</param>
/// <param name="Last">Last name.</param>
/// <param name="Number">Number in E.164; null = withheld.</param>
public sealed record RehearsalCaller(string Salutation, string First, string Last, string? Number)
{
    private static readonly RehearsalCaller[] Everybody =
    [
        new("Frau", "Sabine", "Krüger", "+491713920011"), new("Herr", "Jürgen", "Groß", "+491713920012"),
        new("Frau", "Ayşe", "Yılmaz", "+491713920013"), new("Herr", "Thomas", "Weiß", "+491713920014"),
        new("Frau", "Claudia", "Schäfer", "+493023125110"), new("Herr", "Mehmet", "Demir", "+491713920016"),
        new("Frau", "Katharina", "Böhm", "+491713920017"), new("Herr", "Uwe", "Lehmann", "+493023125118"),
        new("Frau", "Olga", "Petrowa", "+491713920019"), new("Herr", "Jan", "Köhler", "+491713920020"),
        new("Frau", "Renate", "Hübner", "+493023125121"), new("Herr", "Dieter", "Müller-Lüdenscheidt", "+493023125122"),
        new("Frau", "Lea", "Vogel", "+491713920023"), new("Herr", "Stefan", "Jäger", "+491713920024"),
        new("Frau", "Nguyen", "Thi Hoa", "+491713920025"), new("Herr", "Karl-Heinz", "Schröder", "+493023125126"),
        new("Frau", "Maria", "Kowalska", "+491713920027"), new("Herr", "Paul", "Zimmermann", "+491713920028"),
        new("Frau", "Birgit", "Neumann", "+493023125129"), new("Herr", "Luca", "Romano", "+491713920030"),
        new("Frau", "Hannah", "Fuchs", "+491713920031"), new("Herr", "Björn", "Ångström", "+491713920032"),
        new("Frau", "Ingrid", "Sauer", "+493023125133"), new("Herr", "Felix", "Brandt", "+491713920034"),
        new("Frau", "Zeynep", "Kaya", "+491713920035"), new("Herr", "Georg", "Huber", "+491713920036"),
        new("Frau", "Petra", "Wölfle", "+493023125137"), new("Herr", "Anton", "Bauer", "+491713920038"),
    ];

    /// <summary>Everybody who calls in rehearsals.</summary>
    public static IReadOnlyList<RehearsalCaller> All => Everybody;

    /// <summary>First and last name.</summary>
    public string Name => $"{First} {Last}";

    /// <summary>Somebody of the cast.</summary>
    public static RehearsalCaller Any(Random random) => Everybody[random.Next(Everybody.Length)];

    /// <summary>The person with this number; somebody of the cast takes over a number that nobody has.</summary>
    public static RehearsalCaller WithNumber(string number, Random random) =>
        Array.Find(Everybody, caller => caller.Number == number) ?? Any(random) with { Number = number };
}
