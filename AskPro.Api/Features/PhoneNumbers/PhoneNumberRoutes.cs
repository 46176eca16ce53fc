namespace AskPro.Api.Features.PhoneNumbers;

internal static class PhoneNumberRoutes
{
    internal static void MapPhoneNumbers(this RouteGroupBuilder company)
    {
        var numbers = company.MapGroup("/phone-numbers").WithTags("Phone numbers");
        numbers.MapListPhoneNumbers();
        numbers.MapGetPhoneNumber();
        numbers.MapReadPhoneNumber();
        numbers.MapAddPhoneNumber();
        numbers.MapChangePhoneNumber();
        numbers.MapRemovePhoneNumber();
    }
}
