using AskPro.Api.Features.Webhooks;
using AskPro.Data;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.AddServiceDefaults();
builder.AddAskProDatabase<AskProDbContext>();
builder.AddAskProCache();
builder.AddAskProKeyRing("AskPro");
builder.AddRetellIngest();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapRetellWebhooks();

app.Run();
