using AskPro.Hosting.Launching;
using Xunit;

namespace AskPro.Tests.Unit.LocalEngine;

public sealed class LaunchProfileTests
{
    private static readonly string Project = new SampleProject().ProjectPath;

    [Fact]
    public void The_first_profile_that_starts_the_project_is_the_default() =>
        Assert.Equal("main", LaunchProfile.Choose(Project, name: null, appHostProfile: "unknown")!.Name);

    [Fact]
    public void The_profile_of_the_AppHost_is_taken_when_the_project_has_it() =>
        Assert.Equal("verb", LaunchProfile.Choose(Project, name: null, appHostProfile: "verb")!.Name);

    [Fact]
    public void A_profile_without_address_gives_arguments_and_no_endpoint()
    {
        var profile = LaunchProfile.Choose(Project, "verb", appHostProfile: null)!;

        Assert.Empty(profile.Endpoints());
        Assert.Equal(["--quiet", "now"], profile.Arguments);
    }

    [Fact]
    public void A_missing_profile_is_named() =>
        Assert.Contains("'other'", Assert.Throws<DistributedApplicationException>(() => LaunchProfile.Choose(Project, "other", null)).Message, StringComparison.Ordinal);

    [Fact]
    public void Endpoints_are_named_by_scheme_and_number()
    {
        var profile = new LaunchProfile("p", "https://localhost:1;http://localhost:2;http://localhost:3", new Dictionary<string, string>(), []);

        Assert.Equal(["https", "http", "http2"], profile.Endpoints().Select(endpoint => endpoint.Name));
    }
}
