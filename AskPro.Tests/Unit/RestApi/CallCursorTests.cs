using AskPro.Api.Features.Calls;
using CsCheck;
using Xunit;

namespace AskPro.Tests.Unit.RestApi;

public sealed class CallCursorTests
{
    [Fact]
    public void Every_place_survives_the_trip_through_an_address() =>
        Gen.Select(Gen.Long[0, DateTimeOffset.MaxValue.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks], Gen.Guid).Sample((ticks, id) =>
        {
            var cursor = new CallCursor(DateTimeOffset.UnixEpoch.AddTicks(ticks), id);
            return CallCursor.TryDecode(cursor.Encode(), out var decoded) && decoded == cursor
                && cursor.Encode() == Uri.EscapeDataString(cursor.Encode());
        });

    [Fact]
    public void Anything_else_is_no_place() =>
        Gen.String.Where(text => text.Length != 32).Sample(text => !CallCursor.TryDecode(text, out _));

    [Theory]
    [InlineData("________________________________")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("äAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_time_before_or_after_all_time_is_no_place(string text) => Assert.False(CallCursor.TryDecode(text, out _));
}
