using AskPro.Web.Sessions;

namespace AskPro.Web.Invitations;

internal static class InvitationRoutes
{
    public const string Path = "/einladung";

    public static void MapInvitations(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, OpenInvitation.ShowAsync).AllowAnonymous();
        app.MapForm(Path, OpenInvitation.SubmitAsync).AllowAnonymous();
    }
}
