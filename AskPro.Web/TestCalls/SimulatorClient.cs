using AskPro.ServiceDefaults;
using AskPro.Web.Backend;

namespace AskPro.Web.TestCalls;

internal sealed class SimulatorClient(HttpClient http)
{
    public async Task PlaceCallAsync(string scenario, string toNumber, CancellationToken cancel)
    {
        try
        {
            using var response = await http.PostAsJsonAsync("/calls", new { scenario, toNumber }, cancel);
            response.EnsureSuccessStatusCode();
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            throw new ServiceAwayException(ResourceNames.Simulator, exception);
        }
    }
}
