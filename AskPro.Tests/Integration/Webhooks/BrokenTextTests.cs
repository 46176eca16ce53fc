using System.Net;
using System.Text;
using AskPro.Tests.Integration.Worker;
using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Webhooks;

public sealed class BrokenTextOn15Tests(Postgres15 database) : BrokenTextTests(database), IClassFixture<Postgres15>;

public sealed class BrokenTextOn18Tests(Postgres18 database) : BrokenTextTests(database), IClassFixture<Postgres18>;

/// <summary>One broken character costs its own field, from the signed post to the row of the call.</summary>
public abstract class BrokenTextTests(TestDatabase database)
{
    private static int numbers;

    public static TheoryData<string, byte[], string, string> Breaks => new()
    {
        { "U+0000 escaped", "\\u0000"u8.ToArray(), "Guten Tag", "" },
        { "half a surrogate pair", "\\ud83d"u8.ToArray(), "\uFFFD", "transcript_object" },
        { "the other half", "\\ude00"u8.ToArray(), "\uFFFD", "transcript_object" },
        { "a byte of another encoding", [0xFC], "\uFFFD", "transcript_object" },
        { "a character cut off", [0xC3], "\uFFFD", "transcript_object" },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_broken_character_in_a_transcript_costs_one_turn_and_not_the_call(string what, byte[] broken, string turn, string unreadable)
    {
        var call = await ReceiveAsync(broken,
            """
            "transcript_object":[{"role":"agent","content":"Guten§ Tag","words":[{"word":"Guten§","start":0.5,"end":1}]},{"role":"user","content":"Hallo"}]
            """);

        Assert.Equal((what, $"done|2|{turn};Hallo|{unreadable}"), (what, call));
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_broken_character_anywhere_else_costs_no_more(string what, byte[] broken, string turn, string unreadable)
    {
        var call = await ReceiveAsync(broken,
            """
            "agent_id":"a§","agent_name":"L§","from_number":"+49171§","transcript":"Agent: §","recording_url":"https://example.org/§",
            "metadata":{"k§":"v§","fine":1},"call_analysis":{"call_summary":"s§"},"x§":"§","§":1
            """);

        var lost = unreadable.Length == 0 ? "" : "agent_id,agent_name,call_analysis.call_summary,from_number,metadata,recording_url,transcript";
        Assert.Equal((what, turn, $"done|2||{lost}"), (what, turn, call));
    }

    private async Task<string> ReceiveAsync(byte[] broken, string fields)
    {
        await using var rig = new WorkerRig(database);
        var number = $"+49302312{7000 + Interlocked.Increment(ref numbers)}";
        var (company, callId) = (await rig.CompanyAsync(number), Webhooks.NewCallId());
        var parts = $$$"""{"event":"call_ended","call":{"call_id":"{{{callId}}}","direction":"inbound","to_number":"{{{number}}}",{{{fields}}}}}""".Split('§');
        byte[] body = [.. Encoding.UTF8.GetBytes(parts[0]), .. parts.Skip(1).SelectMany(part => (byte[])[.. broken, .. Encoding.UTF8.GetBytes(part)])];
        await using var host = WebhookHost.Start(database);
        using var answer = await host.PostAsync(body);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await rig.DrainAsync();
        return await rig.ScalarAsync<string>(
            """
            select concat_ws('|', (select state from inbox_jobs where call_id = $2), stage,
                (select coalesce(string_agg(content, ';' order by position), '') from call_turns turn where turn.call_id = call.id), array_to_string(unreadable_fields, ','))
            from calls call where company_id = $1 and call_id = $2
            """,
            company, callId);
    }
}
