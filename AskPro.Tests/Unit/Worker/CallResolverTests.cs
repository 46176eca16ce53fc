using AskPro.Data.Calls;
using AskPro.Integrations.Retell.Calls;
using AskPro.Worker.Calls;
using AskPro.Worker.Resolution;
using Xunit;

namespace AskPro.Tests.Unit.Worker;

public sealed class CallResolverTests
{
    private const string Number = "+493023125001";
    private const string OtherNumber = "+493023125002";

    private static readonly Guid _salon = new("00000000-0000-7000-8000-000000000001");
    private static readonly Guid _praxis = new("00000000-0000-7000-8000-000000000002");
    private static readonly Guid _mitte = new("00000000-0000-7000-8000-00000000000a");
    private static readonly Guid _nord = new("00000000-0000-7000-8000-00000000000b");

    private readonly CompanyDirectory _directory = new();

    public CallResolverTests()
    {
        _directory.AddNumber(Number, new(_salon, _mitte));
        _directory.AddNumber(OtherNumber, new(_praxis, null));
        _directory.AddAgent("agent_salon", new(_salon, _nord));
        _directory.AddAgent("agent_praxis", new(_praxis, null));
        _directory.AddAgent("agent_both", new(_salon, null));
        _directory.AddAgent("agent_both", new(_praxis, null));
    }

    [Fact]
    public void The_url_key_wins_over_number_and_agent_and_the_contradiction_is_noted()
    {
        var found = CallResolver.Resolve(_praxis, Inbound(Number), "agent_salon", _directory);

        Assert.Equal((_praxis, ResolutionMethod.UrlKey, null), (found.CompanyId, found.Method, found.BranchId));
        Assert.Equal("number_of_other_company agent_of_other_company", found.Note);
    }

    [Fact]
    public void The_number_wins_over_the_agent()
    {
        var found = CallResolver.Resolve(null, Inbound(Number), "agent_praxis", _directory);

        Assert.Equal((_salon, ResolutionMethod.Number, _mitte), (found.CompanyId, found.Method, found.BranchId));
        Assert.Equal(ResolutionNotes.AgentOfOther, found.Note);
    }

    [Theory]
    [InlineData("+49 30 23125001")]
    [InlineData("030 23125001")]
    [InlineData("0049-30-23125001")]
    public void A_number_is_compared_in_its_one_spelling(string spelling) =>
        Assert.Equal(_salon, CallResolver.Resolve(null, Inbound(spelling), null, _directory).CompanyId);

    [Theory]
    [InlineData("+4930231250010")]
    [InlineData("+49302312500")]
    [InlineData("+493023125003")]
    public void A_near_match_is_no_match(string near)
    {
        var found = CallResolver.Resolve(null, Inbound(near), null, _directory);

        Assert.Equal((null, CallResolution.NumberUnknown), (found.CompanyId, found.Reason));
    }

    [Fact]
    public void The_business_side_of_an_outbound_call_is_the_caller()
    {
        var parties = CallParties.Of(new RetellCall { Direction = "outbound", FromNumber = Number, ToNumber = OtherNumber });

        Assert.Equal(new CallParties(Number, OtherNumber, true), parties);
        Assert.Equal(_salon, CallResolver.Resolve(null, parties, null, _directory).CompanyId);
    }

    [Fact]
    public void A_unique_agent_decides_when_the_number_is_nobodys()
    {
        var found = CallResolver.Resolve(null, Inbound("+493099999999"), "agent_salon", _directory);

        Assert.Equal((_salon, ResolutionMethod.Agent, _nord, null), (found.CompanyId, found.Method, found.BranchId, found.Note));
    }

    [Theory]
    [InlineData(null, "agent_both", CallResolution.AgentAmbiguous)]
    [InlineData(null, "agent_nobody", CallResolution.AgentUnknown)]
    [InlineData(null, null, CallResolution.AgentUnknown)]
    [InlineData("sip-trunk", "agent_both", CallResolution.NumberUnreadable)]
    [InlineData("+493099999999", "agent_both", CallResolution.NumberUnknown)]
    public void Nobody_is_guessed(string? number, string? agent, string reason)
    {
        var found = CallResolver.Resolve(null, Inbound(number), agent, _directory);

        Assert.Equal((null, ResolutionMethod.None, reason), (found.CompanyId, found.Method, found.Reason));
    }

    [Fact]
    public void Numbers_and_agents_of_a_company_that_nobody_vouches_for_decide_nothing_and_hinder_nobody()
    {
        var newcomer = new Guid("00000000-0000-7000-8000-000000000003");
        _directory.AddNumber("+493023125009", new(newcomer, null, Decides: false));
        _directory.AddAgent("agent_new", new(newcomer, null, Decides: false));
        _directory.AddAgent("agent_salon", new(newcomer, null, Decides: false));

        Assert.Equal(CallResolution.NumberUnknown, CallResolver.Resolve(null, Inbound("+493023125009"), "agent_new", _directory).Reason);
        Assert.Equal(_salon, CallResolver.Resolve(null, Inbound("+493023125009"), "agent_salon", _directory).CompanyId);
        Assert.Equal((newcomer, null), (CallResolver.Resolve(newcomer, Inbound("+493023125009"), "agent_new", _directory) is var own ? (own.CompanyId, own.Note) : default));
    }

    [Fact]
    public void Without_a_direction_neither_side_is_known() =>
        Assert.Equal(default, CallParties.Of(new RetellCall { FromNumber = Number, ToNumber = OtherNumber }));

    [Theory]
    [InlineData("anonymous")]
    [InlineData("unknown")]
    [InlineData("123")]
    [InlineData(null)]
    public void A_withheld_caller_is_nobody(string? from) =>
        Assert.Null(CallParties.Of(new RetellCall { Direction = "inbound", FromNumber = from, ToNumber = Number }).Customer);

    private static CallParties Inbound(string? to) => CallParties.Of(new RetellCall { Direction = "inbound", FromNumber = "anonymous", ToNumber = to });
}
