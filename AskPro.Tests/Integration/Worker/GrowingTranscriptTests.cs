using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Worker;

/// <summary>What is said stands in the call while it is being said, and what came last never gives way to what came late.</summary>
public sealed class GrowingTranscriptTests(Postgres18 database) : IClassFixture<Postgres18>
{
    private const string Number = "+493023120177";

    [Fact]
    public async Task The_conversation_grows_with_the_call_and_ends_with_the_whole()
    {
        await using var rig = new WorkerRig(database);
        var company = await rig.CompanyAsync(Number);

        // Nobody has said yet that the call began: the first words do.
        await SendAsync(rig, "transcript_updated", "Agent: Guten Tag");
        Assert.Equal("1: Guten Tag", await TurnsAsync(rig, company));
        await SendAsync(rig, "call_started", null);
        await SendAsync(rig, "transcript_updated", """Agent: Guten Tag\nUser: Hallo""");
        Assert.Equal("1: Guten Tag, Hallo", await TurnsAsync(rig, company));

        await SendAsync(rig, "call_ended", """Agent: Guten Tag\nUser: Hallo\nAgent: Gern""");
        await SendAsync(rig, "transcript_updated", """Agent: Guten Tag\nUser: Hallo\nAgent: Ge""");
        Assert.Equal("2: Guten Tag, Hallo, Gern", await TurnsAsync(rig, company));
    }

    private static async Task SendAsync(WorkerRig rig, string name, string? transcript)
    {
        var said = transcript is null ? "" : $$""","transcript":"{{transcript}}\n" """;
        await rig.SendAsync(null, WorkerRig.Body(name, $$"""{"call_id":"call_grows","direction":"inbound","to_number":"{{Number}}"{{said}}}"""));
        await rig.DrainAsync();
    }

    private static Task<string> TurnsAsync(WorkerRig rig, Guid company) => rig.ScalarAsync<string>(
        """
        select call.stage || ': ' || string_agg(turn.content, ', ' order by turn.position)
        from calls call join call_turns turn on turn.company_id = call.company_id and turn.call_id = call.id where call.company_id = $1 group by call.stage
        """, company);
}
