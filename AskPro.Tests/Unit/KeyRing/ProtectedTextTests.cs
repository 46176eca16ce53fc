using System.Security.Cryptography;
using AskPro.ServiceDefaults.KeyRing;
using Microsoft.AspNetCore.DataProtection;
using Xunit;

namespace AskPro.Tests.Unit.KeyRing;

public sealed class ProtectedTextTests
{
    private static readonly Guid Lena = Guid.Parse("018f0000-0000-7000-8000-000000000001");
    private static readonly Guid Sommer = Guid.Parse("018f0000-0000-7000-8000-000000000002");
    private readonly ProtectedText _text = new(new EphemeralDataProtectionProvider());

    [Fact]
    public void A_secret_comes_back()
    {
        var stored = _text.Protect(ProtectedText.RetellApiKey, Lena, "key_123");
        Assert.DoesNotContain("key_123", stored, StringComparison.Ordinal);
        Assert.Equal("key_123", _text.Unprotect(ProtectedText.RetellApiKey, Lena, stored));
    }

    [Fact]
    public void A_secret_copied_to_another_company_or_column_is_unreadable()
    {
        var stored = _text.Protect(ProtectedText.RetellApiKey, Lena, "key_123");
        Assert.ThrowsAny<CryptographicException>(() => _text.Unprotect(ProtectedText.RetellApiKey, Sommer, stored));
        Assert.ThrowsAny<CryptographicException>(() => _text.Unprotect(ProtectedText.WebhookKey, Lena, stored));
    }
}
