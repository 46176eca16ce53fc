using AskPro.Web.Settings.Companies;

namespace AskPro.Web.Backend;

/// <summary>What Web asks of Api about the company's modules.</summary>
internal static class ModuleRequests
{
    private const string Modules = "/api/company/modules";

    public static Task<ModuleSettingsAnswer> GetModulesAsync(this AskProApiClient api, SessionToken token, CancellationToken cancel) =>
        api.GetAsync<ModuleSettingsAnswer>(token, Modules, cancel);

    public static Task<SaveResult<ModuleSettingsAnswer>> ChangeModulesAsync(
        this AskProApiClient api, SessionToken token, ModulesForm form, CancellationToken cancel) =>
        api.SaveAsync<ModuleSettingsAnswer>(token, HttpMethod.Put, Modules, new { appointments = form.Switch, form.Recording, form.Version }, cancel);
}
