using AskPro.Api.Features.Webhooks.Intake;
using AskPro.Integrations.Retell.Webhooks;
using Xunit;

namespace AskPro.Tests.Unit.Ingest;

public sealed class EventFingerprintTests
{
    private static readonly Guid Company = Guid.Parse("01890000-0000-7000-8000-000000000001");
    private static readonly Guid OtherCompany = Guid.Parse("01890000-0000-7000-8000-000000000002");

    [Fact]
    public void The_same_event_has_the_same_key_of_32_bytes()
    {
        Assert.Equal(32, Of(Company, "call_ended", "call_1", "body").Length);
        Assert.Equal(Of(Company, "call_ended", "call_1", "body"), Of(Company, "call_ended", "call_1", "body"));
    }

    [Fact]
    public void Company_event_call_body_and_form_all_count()
    {
        byte[][] different =
        [
            Of(null, "call_ended", "call_1", "body"),
            Of(Guid.Empty, "call_ended", "call_1", "body"),
            Of(Company, "call_ended", "call_1", "body"),
            Of(OtherCompany, "call_ended", "call_1", "body"),
            Of(Company, "call_ende", "dcall_1", "body"),
            Of(Company, "call_ended", "call_2", "body"),
            Of(Company, "call_ended", null, "body"),
            Of(Company, "call_ended", "", "body"),
            Of(Company, null, null, "body"),
            Of(Company, "call_ended", "call_1", "other body"),
            Of(Company, null, null, "body", readable: false),
            Of(OtherCompany, null, null, "body", readable: false),
        ];

        Assert.Equal(different.Length, different.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void The_longest_names_fit()
    {
        var longest = new string('ü', RetellEnvelopeReader.MaxValueLength / 2);

        Assert.NotEqual(Of(Company, longest, longest, "body"), Of(Company, longest, longest[1..], "body"));
    }

    private static byte[] Of(Guid? company, string? name, string? callId, string body, bool readable = true) => EventFingerprint.Of(
        company, new RetellEnvelope(name, callId, null, null, null, null), readable, System.Text.Encoding.UTF8.GetBytes(body));
}
