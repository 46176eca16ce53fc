namespace AskPro.Tests.Unit.LocalEngine.Dashboard;

/// <summary>Whole messages by hand, one for each signal.</summary>
internal static class WireExports
{
    public const string TraceId = "0102030405060708090a0b0c0d0e0f10";
    public const string SpanId = "a1a2a3a4a5a6a7a8";
    public const ulong Start = 1_700_000_000_000_000_000;

    public static WireMessage Trace(string name = "GET /things", int spans = 1)
    {
        var scope = new WireMessage().Inner(1, new WireMessage().Text(1, "their.library").Text(2, "1.2"));
        for (var i = 0; i < spans; i++)
            scope.Inner(2, Span(name, i));
        return Export(scope);
    }

    /// <param name="body">The message.</param>
    /// <param name="severity">As OTLP counts; a warning is 13, an error 17.</param>
    /// <param name="service">Who says it.</param>
    public static WireMessage Log(string body, ulong severity = 13, string service = "theirs") => Export(service: service, scope: new WireMessage()
        .Inner(1, new WireMessage().Text(1, "their.logger"))
        .Inner(2, new WireMessage()
            .Fixed(1, Start).Number(2, severity).Text(3, "WARN").Inner(5, new WireMessage().Text(1, body)).Tag(6, "order", "17")
            .Raw(9, Convert.FromHexString(TraceId)).Raw(10, Convert.FromHexString(SpanId)).Fixed(11, Start + 1)));

    /// <summary>A histogram with bounds 1 and 10, cumulative, with one exemplar.</summary>
    public static WireMessage Histogram(params ulong[] counts) => Histogram(Start + 1_000_000_000, counts);

    public static WireMessage Histogram(ulong time, ulong[] counts) => Export(new WireMessage()
        .Inner(1, new WireMessage().Text(1, "their.meter"))
        .Inner(2, new WireMessage().Text(1, "wait").Text(2, "How long").Text(3, "s").Inner(9, new WireMessage()
            .Inner(1, new WireMessage()
                .Fixed(2, Start).Fixed(3, time).Fixed(4, counts.Aggregate(0UL, (sum, count) => sum + count)).Real(5, 12.5)
                .Packed(6, counts).Packed(7, BitConverter.DoubleToUInt64Bits(1), BitConverter.DoubleToUInt64Bits(10))
                .Inner(8, new WireMessage().Fixed(2, time - 5).Real(3, 0.7).Raw(4, Convert.FromHexString(SpanId)).Raw(5, Convert.FromHexString(TraceId)))
                .Tag(9, "queue", "fast"))
            .Number(2, 2))));

    private static WireMessage Span(string name, int number) => new WireMessage()
        .Raw(1, Convert.FromHexString(TraceId)).Raw(2, [.. Convert.FromHexString(SpanId)[..6], (byte)(number >> 8), (byte)number])
        .Raw(4, Convert.FromHexString("b1b2b3b4b5b6b7b8")).Text(5, name).Number(6, 2).Fixed(7, Start).Fixed(8, Start + 2_000_000)
        .Tag(9, "http.route", "/things")
        .Inner(11, new WireMessage().Fixed(1, Start + 1000).Text(2, "retry").Tag(3, "try", "2"))
        .Inner(13, new WireMessage().Raw(1, Convert.FromHexString(TraceId)).Raw(2, Convert.FromHexString("c1c2c3c4c5c6c7c8")))
        .Inner(15, new WireMessage().Text(2, "refused").Number(3, 2));

    private static WireMessage Export(WireMessage scope, string service = "theirs") => new WireMessage().Inner(1, new WireMessage()
        .Inner(1, new WireMessage().Tag(1, "service.name", service).Tag(1, "service.instance.id", "one"))
        .Inner(2, scope));
}
