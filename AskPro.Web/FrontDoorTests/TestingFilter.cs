using AskPro.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace AskPro.Web.FrontDoorTests;

/// <summary>What is tested, and with whose key: it stands in the address.</summary>
public sealed record TestingFilter
{
    public const string SearchParameter = "suche";
    public const string CompanyParameter = "mandant";
    public const string KindParameter = "art";
    public const string EventParameter = "ereignis";
    public const string TestParameter = "test";

    [FromQuery(Name = SearchParameter)] public string? Search { get; init; }

    [FromQuery(Name = CompanyParameter)] public string? Company { get; init; }

    /// <summary>The kind of event to begin with.</summary>
    [FromQuery(Name = KindParameter)] public string? Kind { get; init; }

    /// <summary>A received event to begin with.</summary>
    [FromQuery(Name = EventParameter)] public string? Event { get; init; }

    /// <summary>The test that was sent.</summary>
    [FromQuery(Name = TestParameter)] public string? Test { get; init; }

    public Guid? CompanyId => FormId.Of(Company);

    public Guid? EventId => FormId.Of(Event);

    public Guid? TestId => FormId.Of(Test);

    /// <summary>A template that there is: anything else is the first.</summary>
    public string Template => TestingWords.Templates.FirstOrDefault(known => known == Kind) ?? TestingWords.Templates[0];

    public string Page() => QueryHelpers.AddQueryString(TestingRoutes.Path, new Dictionary<string, string?>
    {
        [SearchParameter] = Search, [CompanyParameter] = Company, [KindParameter] = Kind, [EventParameter] = Event, [TestParameter] = Test,
    }.Where(part => !string.IsNullOrWhiteSpace(part.Value)));
}
