using AskPro.Data.Companies;
using AskPro.Data.Memberships;
using AskPro.Data.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.ApiTokens;

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        var rights = string.Join(", ", Enum.GetValues<Right>().Select(right => $"'{RightNames.Of(right)}'"));
        builder.ToTable("api_tokens", table =>
        {
            table.HasCheckConstraint("ck_api_tokens_token_hash", "octet_length(token_hash) = 32");
            table.HasCheckConstraint("ck_api_tokens_hint", $"length(hint) = {ApiToken.HintLength}");
            table.HasCheckConstraint("ck_api_tokens_scopes", $"cardinality(scopes) > 0 and scopes <@ array[{rights}]");
            // A day more: in a zone with summer time 365 days can have an hour over.
            table.HasCheckConstraint(
                "ck_api_tokens_expires_at", $"expires_at > created_at and expires_at <= created_at + interval '{ApiToken.LongestDays + 1} days'");
        });
        builder.Property(token => token.Id).ValueGeneratedNever();
        builder.HasIndex(token => token.TokenHash).IsUnique();
        builder.HasIndex(token => new { token.CompanyId, token.UserId });
        builder.HasOne<Company>().WithMany().HasForeignKey(token => token.CompanyId).OnDelete(DeleteBehavior.Cascade);
        // Through the membership: who leaves a company takes no token along.
        builder.HasOne<Membership>().WithMany()
            .HasForeignKey(token => new { token.CompanyId, token.UserId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(token => token.CreatedBy).OnDelete(DeleteBehavior.SetNull);
    }
}
