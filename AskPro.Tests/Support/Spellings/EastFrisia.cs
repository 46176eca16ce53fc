namespace AskPro.Tests.Support.Spellings;

/// <summary>Where area codes begin with 49: Leer (0491), Emden, Norden, Aurich, Weener, Papenburg and Esens with their surroundings.</summary>
internal static class EastFrisia
{
    /// <summary>Whether digits without a zero before them begin with one of these area codes.</summary>
    public static bool Has(string digits) => digits.StartsWith("491", StringComparison.Ordinal) || digits[..4] is
        "4920" or "4921" or "4922" or "4923" or "4924" or "4925" or "4926" or "4927" or "4928" or "4929"
        or "4931" or "4932" or "4933" or "4934" or "4935" or "4936" or "4938" or "4939"
        or "4941" or "4942" or "4943" or "4944" or "4945" or "4946" or "4947" or "4948"
        or "4950" or "4951" or "4952" or "4953" or "4954" or "4955" or "4956" or "4957" or "4958" or "4959"
        or "4961" or "4962" or "4963" or "4964" or "4965" or "4966" or "4967" or "4968"
        or "4971" or "4972" or "4973" or "4974" or "4975" or "4976" or "4977";
}
