using AskPro.Api.Features.Unassigned;
using CsCheck;
using Xunit;

namespace AskPro.Tests.Unit.RestApi;

public sealed class NearNumbersTests
{
    private const string Number = "+493083793369";

    [Theory]
    [InlineData(Number, NearNumbers.Entered)]
    [InlineData("+493083793360", NearNumbers.OneDigit)]
    [InlineData("+493083793396", NearNumbers.Swapped)]
    [InlineData("+49308379336", NearNumbers.DigitMissing)]
    [InlineData("+4930837933690", NearNumbers.DigitExtra)]
    [InlineData("83793369", NearNumbers.AreaCode)]
    [InlineData("3083793369", NearNumbers.AreaCode)]
    [InlineData("+493083793450", null)]
    [InlineData("3369", null)]
    [InlineData("anonymous", null)]
    public void What_came_is_similar_in_one_way_or_in_none(string came, string? kind) => Assert.Equal(kind, NearNumbers.Kind(came, Number));

    [Fact]
    public void Every_slip_of_one_digit_is_among_the_spellings_and_told_as_one() =>
        Gen.Select(Gen.Int[3, Number.Length - 1], Gen.Char['0', '9']).Sample((at, digit) =>
        {
            string[] slips = [$"{Number[..at]}{digit}{Number[(at + 1)..]}", Number.Remove(at, 1), Number.Insert(at, $"{digit}")];
            var spellings = NearNumbers.Spellings(Number).ToHashSet();
            return slips.All(spellings.Contains);
        });

    [Theory]
    [InlineData("83793369", "83793369")]
    [InlineData("030 83793369", "3083793369")]
    [InlineData("1234", null)]
    [InlineData("anonymous", null)]
    public void Numbers_are_looked_for_by_their_end_when_that_is_long_enough(string came, string? ending) => Assert.Equal(ending, NearNumbers.Ending(came));
}
