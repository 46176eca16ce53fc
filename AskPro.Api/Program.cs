using AskPro.Api.Features.Account;
using AskPro.Api.Features.Audit;
using AskPro.Api.Features.Calls;
using AskPro.Api.Features.Companies;
using AskPro.Api.Features.Feed;
using AskPro.Api.Features.Mails;
using AskPro.Api.Features.Me;
using AskPro.Api.Features.PhoneNumbers;
using AskPro.Api.Features.Sessions;
using AskPro.Api.Features.Webhooks;
using AskPro.Api.Hosting;
using AskPro.Data;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.AddServiceDefaults();
builder.AddKnownProxies();
builder.AddAskProDatabase<AskProDbContext>();
builder.AddAskProCache();
builder.AddAskProKeyRing("AskPro");
builder.Services.AddAskProData();
builder.AddProblems();
builder.AddSessions();
builder.Services.AddScoped<AuditTrail>();
builder.AddMails();
builder.AddApiDocument();
builder.AddRetellIngest();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseProblems();
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();
app.MapDefaultEndpoints();
app.MapApiDocument();
app.MapRetellWebhooks();
app.MapSignIn();

var company = app.MapCompanyGroup();
company.MapOwnSessions();
company.MapMe();
company.MapAccount();
company.MapCompanies();
company.MapPhoneNumbers();
company.MapCalls();
company.MapFeed();

app.Run();
