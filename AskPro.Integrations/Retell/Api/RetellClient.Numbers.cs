using System.Text.Json;

namespace AskPro.Integrations.Retell.Api;

public sealed partial class RetellClient
{
    /// <summary>The phone numbers of the workspace, at most <paramref name="most"/>.</summary>
    public IAsyncEnumerable<RetellNumber> ListNumbersAsync(string key, int most, CancellationToken cancellationToken) => PagesAsync(
        RetellOperation.ListNumbers, most, RetellNumber.Read,
        (limit, next) => SendAsync(RetellOperation.ListNumbers, HttpMethod.Get, $"/v2/list-phone-numbers?{PageQuery(limit, next)}", key, null, cancellationToken));

    /// <summary>One phone number.</summary>
    /// <param name="key">The workspace's API key.</param>
    /// <param name="number">E.164.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RetellNumber> GetNumberAsync(string key, string number, CancellationToken cancellationToken) => Number(
        RetellOperation.GetNumber,
        await SendAsync(RetellOperation.GetNumber, HttpMethod.Get, $"/get-phone-number/{Escape(number)}", key, null, cancellationToken));

    /// <summary>Binds a phone number to other agents or versions.</summary>
    public async Task<RetellNumber> UpdateNumberAsync(string key, string number, RetellNumberChange change, CancellationToken cancellationToken) => Number(
        RetellOperation.UpdateNumber,
        await SendAsync(RetellOperation.UpdateNumber, HttpMethod.Patch, $"/update-phone-number/{Escape(number)}", key, change.ToJson(), cancellationToken));

    private static RetellNumber Number(RetellOperation operation, JsonElement answer) => RetellNumber.Read(answer) ?? throw Unreadable(operation);
}
