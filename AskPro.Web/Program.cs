using AskPro.Web.Account;
using AskPro.Web.Backend;
using AskPro.Web.Calls;
using AskPro.Web.Errors;
using AskPro.Web.Live;
using AskPro.Web.PasswordResets;
using AskPro.Web.Preferences;
using AskPro.Web.Sessions;
using AskPro.Web.Settings;
using AskPro.Web.Shell;
using AskPro.Web.TestCalls;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.AddServiceDefaults();
builder.AddKnownProxies();
builder.AddAskProCache();
builder.AddAskProKeyRing("AskPro.Web");
builder.AddBackend();
builder.AddSessions();
builder.AddLanguages();
builder.AddShell();
builder.AddLive();
builder.AddTestCalls();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseSecurityHeaders();
app.UseCookiePolicy();
app.UseResponseCompression();
app.UseRequestLocalization();
app.UseErrorPages();
app.UseAuthentication();
app.UsePagesOfOneSession();
app.UseAuthorization();
app.UseAntiforgery();

app.MapDefaultEndpoints();
app.MapStaticAssets();
app.MapSessions();
app.MapPasswordResets();
app.MapPreferences();
app.MapCalls();
app.MapLive();
app.MapAccount();
app.MapSettings();
app.MapTestCalls();

app.Run();
