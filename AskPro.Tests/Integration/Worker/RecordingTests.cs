using AskPro.Tests.Support.Databases;
using Xunit;

namespace AskPro.Tests.Integration.Worker;

/// <summary>Whether the address of a recording is stored is the company's decision, however the company was found.</summary>
public sealed class RecordingTests(Postgres18 database) : IClassFixture<Postgres18>
{
    [Theory]
    [InlineData("with_consent", true, "https://recordings.example/1.wav https://recordings.example/2.wav")]
    [InlineData("with_consent", false, "https://recordings.example/1.wav https://recordings.example/2.wav")]
    [InlineData("never", true, "- -")]
    [InlineData("never", false, "- -")]
    public async Task An_address_is_stored_unless_the_company_wants_none(string mode, bool byUrlKey, string stored)
    {
        await using var rig = new WorkerRig(database);
        var number = $"+4930231201{(mode == "never" ? 2 : 0) + (byUrlKey ? 1 : 0):D2}";
        var company = await rig.CompanyAsync(byUrlKey ? [] : [number]);
        await rig.ExecuteAsync("update companies set recording = $2 where id = $1", company, mode);

        await rig.SendAsync(byUrlKey ? company : null, WorkerRig.Body(
            "call_ended",
            $$"""{"call_id":"call_r","direction":"inbound","to_number":"{{number}}","recording_url":"https://recordings.example/1.wav","recording_multi_channel_url":"https://recordings.example/2.wav"}"""));
        await rig.DrainAsync();

        Assert.Equal(stored, await rig.ScalarAsync<string>(
            "select coalesce(recording_url, '-') || ' ' || coalesce(recording_multi_channel_url, '-') from calls where company_id = $1", company));
    }
}
