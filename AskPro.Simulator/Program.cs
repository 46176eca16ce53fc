using AskPro.Simulator.AlarmWebhooks;
using AskPro.Simulator.Alerts;
using AskPro.Simulator.Calls;
using AskPro.Simulator.Hosting;
using AskPro.Simulator.Mails;
using AskPro.Simulator.Pages;
using AskPro.Simulator.Retell;
using AskPro.Simulator.Webhooks;

var builder = WebApplication.CreateBuilder(args);
DevelopmentOnly.Require(builder.Environment);

builder.AddServiceDefaults();
builder.AddLocalHostsOnly();
builder.AddWebhookSender();
builder.AddSimulatedCalls();
builder.AddRetell();
builder.AddMailbox();
builder.AddAlertInbox();
builder.AddAlarmWebhookInbox();
builder.Services.AddProblemDetails();
builder.Services.AddRazorComponents();

var app = builder.Build();

app.UseExceptionHandler();
app.UseSecurityHeaders();
app.MapDefaultEndpoints();
app.MapPageFiles();
app.MapRehearsalPage();
app.MapCalls();
app.MapRetell();
app.MapMailbox();
app.MapAlertInbox();
app.MapAlarmWebhookInbox();

app.Run();
