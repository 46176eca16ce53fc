using System.Text.RegularExpressions;
using AskPro.Tests.Support;
using Xunit;

namespace AskPro.Tests.Unit.Web;

/// <summary>What the content security policy would refuse in the browser is refused here first.</summary>
public sealed partial class ScriptAndStyleTests
{
    private static readonly string WebFolder = RepositoryFiles.PathOf("AskPro.Web");

    [Fact]
    public void No_component_has_inline_styles_handlers_or_scripts()
    {
        var components = Directory.GetFiles(WebFolder, "*.razor", SearchOption.AllDirectories);

        Assert.NotEmpty(components);
        Assert.All(components, path => Assert.DoesNotMatch(Inline(), File.ReadAllText(path)));
    }

    [Fact]
    public void No_script_builds_styles_or_code_from_text()
    {
        var scripts = Directory.GetFiles(Path.Combine(WebFolder, "wwwroot", "js"), "*.js");

        Assert.NotEmpty(scripts);
        Assert.All(scripts, path => Assert.DoesNotMatch(Dynamic(), File.ReadAllText(path)));
    }

    [GeneratedRegex(@"\sstyle=|\son\w+=""|<style|<script(?![^>]*\ssrc=)|hx-on|js:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex(@"\beval\(|new Function\(|\.style\.|setAttribute\(""style""|innerHTML")]
    private static partial Regex Dynamic();
}
