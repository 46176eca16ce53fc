using System.ComponentModel.DataAnnotations;

namespace AskPro.Data.Schema;

/// <summary>
/// The passwords of the services' database roles; configuration section <c>DatabaseRoles</c> of the verb <c>migrate</c>.
/// Each is 12 to 200 printable ASCII characters.
/// </summary>
public sealed class DatabaseRolePasswords
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "DatabaseRoles";

    private const string Form = "^[\x21-\x7e]{12,200}$";
    private const string Hint = "DatabaseRoles:{0} must be 12 to 200 printable ASCII characters without spaces.";

    /// <summary>Of <c>askpro_api</c>.</summary>
    [Required(ErrorMessage = Hint), RegularExpression(Form, ErrorMessage = Hint)]
    public string ApiPassword { get; set; } = "";

    /// <summary>Of <c>askpro_worker</c>.</summary>
    [Required(ErrorMessage = Hint), RegularExpression(Form, ErrorMessage = Hint)]
    public string WorkerPassword { get; set; } = "";

    /// <summary>Of <c>askpro_web</c>.</summary>
    [Required(ErrorMessage = Hint), RegularExpression(Form, ErrorMessage = Hint)]
    public string WebPassword { get; set; } = "";

    /// <summary>Of <c>askpro_demo</c>, for the verb <c>demo</c>; without one the role cannot log in.</summary>
    [RegularExpression(Form, ErrorMessage = Hint)]
    public string? DemoPassword { get; set; }
}
