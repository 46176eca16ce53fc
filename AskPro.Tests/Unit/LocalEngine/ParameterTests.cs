using AskPro.Hosting.Parameters;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine;

public sealed class ParameterTests
{
    [Fact]
    public async Task Configuration_wins_over_the_default()
    {
        IResourceBuilder<ParameterResource>? first = null, second = null;
        await using var builder = await LocalApp.DescribeAsync(
            app =>
            {
                first = app.AddParameter("api-key", new GenerateParameterDefault { MinLength = 30 });
                second = app.AddParameter("other-key");
            },
            "--Parameters:api-key=given", "--Parameters:other_key=underscored");

        Assert.Equal("given", await first!.Resource.GetValueAsync(LocalApp.Timeout));
        Assert.Equal("underscored", await second!.Resource.GetValueAsync(LocalApp.Timeout));
    }

    [Fact]
    public async Task A_value_nobody_gave_is_named()
    {
        IResourceBuilder<ParameterResource>? missing = null;
        await using var builder = await LocalApp.DescribeAsync(app => missing = app.AddParameter("api-key"));

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(async () => await missing!.Resource.GetValueAsync(LocalApp.Timeout));

        Assert.Contains("Parameters:api-key", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generated_value_is_long_random_and_plain()
    {
        var rule = new GenerateParameterDefault { MinLength = 40, Special = false };

        var value = rule.GetDefaultValue();

        Assert.Equal(40, value.Length);
        Assert.All(value, c => Assert.True(char.IsAsciiLetterOrDigit(c)));
        Assert.NotEqual(value, rule.GetDefaultValue());
    }

    [Fact]
    public void A_kept_value_is_the_same_in_the_next_run_and_only_its_owner_may_read_it()
    {
        var folder = Directory.CreateTempSubdirectory("askpro-parameters-");
        var path = Path.Combine(folder.FullName, "parameters.json");

        var made = new ParameterStore(path).GetOrAdd("key", () => "made");
        var kept = new ParameterStore(path).GetOrAdd("key", () => "made again");

        Assert.Equal("made", made);
        Assert.Equal("made", kept);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_broken_file_is_named_and_not_overwritten()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "{");

        Assert.Contains(path, Assert.Throws<DistributedApplicationException>(() => new ParameterStore(path).GetOrAdd("key", () => "v")).Message, StringComparison.Ordinal);
        Assert.Equal("{", File.ReadAllText(path));
        File.Delete(path);
    }
}
