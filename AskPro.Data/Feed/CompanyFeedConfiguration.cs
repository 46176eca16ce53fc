using AskPro.Data.Companies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AskPro.Data.Feed;

internal sealed class CompanyFeedConfiguration : IEntityTypeConfiguration<CompanyFeed>
{
    public void Configure(EntityTypeBuilder<CompanyFeed> builder)
    {
        builder.ToTable("company_feed", table => table.HasCheckConstraint("ck_company_feed_seq", "seq >= 0"));
        builder.HasKey(feed => feed.CompanyId);
        builder.Property(feed => feed.CompanyId).ValueGeneratedNever();
        builder.HasOne<Company>().WithMany().HasForeignKey(feed => feed.CompanyId).OnDelete(DeleteBehavior.Cascade);
    }
}
