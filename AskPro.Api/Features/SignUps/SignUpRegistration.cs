namespace AskPro.Api.Features.SignUps;

internal static class SignUpRegistration
{
    /// <summary>Needs sessions, mails and password resets, whose limits hold here too.</summary>
    internal static void AddSignUps(this WebApplicationBuilder builder)
    {
        builder.AddValidatedOptions<SignUpOptions>(SignUpOptions.Section);
        builder.Services.AddScoped<CompanyFounding>();
        builder.Services.AddScoped<AskForSignUp.Sending>();
        builder.Services.AddSingleton<SignUpMails>();
    }

    internal static void MapSignUps(this IEndpointRouteBuilder routes)
    {
        var signUps = routes.MapGroup("/api/sign-ups").AllowAnonymous().WithTags("Sign-up");
        signUps.MapGetSignUp();
        signUps.MapAskForSignUp();
        signUps.MapLookUpSignUp();
        signUps.MapRedeemSignUp();
    }
}
