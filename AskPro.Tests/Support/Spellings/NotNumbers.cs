using System.Globalization;

namespace AskPro.Tests.Support.Spellings;

/// <summary>What stands where a number is expected and is none, or not certainly one.</summary>
internal static class NotNumbers
{
    private static readonly string?[] Nobody =
    [
        null, "", " ", "\t", "\u200B", "-", "--", "+", "++", "()", "/", ".", "*", "#", "?", "n/a", "N/A", "k.A.", "null", "NULL", "None", "nil", "NaN", "undefined", "false",
        "anonymous", "Anonymous", "ANONYMOUS", "+anonymous", "anonymous@anonymous.invalid", "unknown", "Unknown", "UNKNOWN", "unavailable", "restricted", "Restricted",
        "private", "Private Number", "blocked", "withheld", "no caller id", "unbekannt", "unterdrückt", "anonym", "keine Nummer", "caller", "agent", "web_call",
    ];

    private static readonly string[] Templates =
    [
        "{{caller_phone_number}}", "{{call_id}}", "{{from_number}}", "{{user_number}}", "{caller_number}", "${caller_number}", "caller_number", "<phone>", "[Telefonnummer]",
        "%CALLERID%", "$1", "{{ 030 }}", "{0}", "call_1", "call_001", "12345", "1", "0", "00", "000", "0000000000", "00000000000000", "+0", "+00", "+49", "+490", "+49 30", "+49 30 1", "0049", "049", "49",
        "123", "1234", "123456", "1234567", "12345678", "123456789", "1234567890", "0123", "012345", "999", "-1",
    ];

    private static readonly string[] Short = ["110", "112", "115", "116117", "116 117", "116 116", "11833", "118 33", "19222", "22833", "333", "144", "117", "911"];

    private static readonly string[] Local =
    [
        "83793369", "837 93 369", "2345678", "901820", "30 83793369", "(30) 83793369", "176 12345678", "17612345678", "1 5123456", "43 1 5123456", "4315123456", "41 44 668 18 00",
        "41446681800", "33 1 42345678", "49301234", "49 30 12 34", "4921 123456", "4941 12345", "4961-82345", "(212) 555-0123", "212-555-0123", "1-212-555-0123", "011 49 30 83793369",
        "+999123456789", "+210 1234567", "+49 1234", "+49 0", "+1 212 555", "+41 44 668", "+43",
    ];

    private static readonly string[] Several =
    [
        "030 83793369 oder 030 83793370", "030 83793369, 030 83793370", "030 83793369; 0176 12345678", "030 83793369 | 040 334455", "030 83793369 & 70", "030 83793369\n030 83793370",
        "030 83793369/70", "030 83793369 / 70", "030 83793369/-70", "030/83793369/70", "030/83793369/030/83793370", "0491 12345/46", "04921/871234/35", "0711 2162345/346",
        "+49 30 83793369/70", "+49 30 83793369 +49 30 83793370", "+493083793369+493083793370", "030 83793369 030 83793370", "030 12345 030 12346", "0176 12345678/77",
        "040 334455/334456", "030 83793369 bis 79", "++49 30 83793369", "+49+30 83793369",
    ];

    private static readonly string[] Marked =
    [
        "030 83793369 #12", "030 83793369#12", "030 83793369 ext. 12", "030 83793369 x12", "030 83793369 DW 12", "030 83793369;ext=12", "tel:+493083793369;ext=12", "030 83793369,,12",
        "*21*03083793369#", "**61*03083793369**20#", "##002#", "*31#03083793369", "#31#03083793369", "030 8379****", "030 8379xxxx", "030 837...", "030 83793369?", "~030 83793369", "030_83793369",
        "030=83793369", "030:83793369", "<030 83793369>", "sip:agent@example.org", "sip:+493083793369@sip.example.org", "whatsapp:+493083793369", "https://example.org/03083793369", "info@example.org",
        "0800 REISEN", "0800-FLOWERS", "O30 83793369", "030 8379336l", "Tel", "Fax", "018f3c2e-7b1a-7c3d-9e4f-0123456789ab", "DE02120300000000202051", "0,99", "0.99 EUR", "03:15",
        "+4930837933690000000000000000000000000000000000000000000000000000000", "0308379336912345", "+49308379336912345", "030 837 933 691 234 5", "040 334455 1234567890",
    ];

    public static IEnumerable<SpelledNumber> All() =>
    [
        .. Nobody.Select(text => new SpelledNumber(text, null, "nobody")),
        .. Templates.Select(text => new SpelledNumber(text, null, "template or filler")),
        .. Short.Select(text => new SpelledNumber(text, null, "short number")),
        .. Local.Select(text => new SpelledNumber(text, null, "no country, no area code")),
        .. Several.Select(text => new SpelledNumber(text, null, "more than one number")),
        .. Marked.Select(text => new SpelledNumber(text, null, "with something else")),
        .. Dates(),
        .. PostalCodes(),
    ];

    /// <summary>03.05.2026 has the digits of a number in Berlin, 07.11.2025 those of one in Stuttgart.</summary>
    private static IEnumerable<SpelledNumber> Dates()
    {
        for (var date = new DateOnly(2025, 1, 2); date.Year < 2027; date = date.AddDays(9))
        {
            foreach (var format in new[] { "dd.MM.yyyy", "dd.MM.yy", "yyyy-MM-dd", "dd/MM/yyyy", "dd-MM-yyyy", "d.M.yyyy" })
                yield return new(date.ToString(format, CultureInfo.InvariantCulture), null, "date");
        }
    }

    private static IEnumerable<SpelledNumber> PostalCodes() =>
        Enumerable.Range(0, 90).Select(at => new SpelledNumber((1067 + at * 97).ToString("00000", CultureInfo.InvariantCulture), null, "postal code"));
}
