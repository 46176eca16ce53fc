using AskPro.Api.Hosting.Rights;

namespace AskPro.Api.Features.Invitations;

internal static class InvitationRegistration
{
    /// <summary>Needs sessions, mails and password resets, whose limits hold here too.</summary>
    internal static void AddInvitations(this WebApplicationBuilder builder)
    {
        builder.AddValidatedOptions<InvitationOptions>(InvitationOptions.Section);
        builder.Services.AddScoped<InvitationBook>();
        builder.Services.AddScoped<InvitationLink>();
        builder.Services.AddScoped<Joining>();
        builder.Services.AddSingleton<InvitationMails>();
    }

    /// <summary>For the company that invites.</summary>
    internal static void MapInvitations(this RouteGroupBuilder company)
    {
        var invitations = company.MapGroup("/invitations").WithTags("Team").WithoutTokens();
        invitations.MapListInvitations();
        invitations.MapInvite();
        invitations.MapSendInvitationAgain();
        invitations.MapWithdrawInvitation();
    }

    /// <summary>For whoever holds a link.</summary>
    internal static void MapInvitationLinks(this IEndpointRouteBuilder routes)
    {
        var links = routes.MapGroup("/api/invitations").AllowAnonymous().WithTags("Invitations");
        links.MapLookUpInvitation();
        links.MapAcceptInvitation();
    }
}
