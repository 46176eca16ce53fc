namespace AskPro.Api.Features.Branches;

internal static class BranchRoutes
{
    internal static void MapBranches(this RouteGroupBuilder company)
    {
        var branches = company.MapGroup("/branches").WithTags("Branches");
        branches.MapListBranches();
        branches.MapGetBranch();
        branches.MapAddBranch();
        branches.MapChangeBranch();
        branches.MapCloseBranch();
        branches.MapRemoveBranch();
    }
}
