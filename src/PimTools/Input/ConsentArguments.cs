using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace PimTools.Input;

/// <summary>Checks the arguments that say what a person is asked to consent to.</summary>
internal static class ConsentArguments
{
    private static readonly string[] Asking = { "For", "Scope" };

    private static readonly Regex PermissionName = new(@"^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$", RegexOptions.CultureInvariant);

    /// <summary>
    /// Refuses them with a sign-in that asks nobody: what was granted elsewhere is what there is, and a permission that is named would be taken for
    /// granted.
    /// </summary>
    /// <param name="given">The names of the parameters that were given.</param>
    /// <param name="scopes">The permissions that were named; null for none.</param>
    /// <param name="parameterSet">The way to sign in.</param>
    /// <exception cref="PimException"><see cref="PimErrorCode.InvalidParameter"/>.</exception>
    public static void Check(ICollection<string> given, IEnumerable<string>? scopes, string parameterSet)
    {
        var named = Asking.Where(given.Contains).Select(name => "-" + name).ToList();
        if (named.Count > 0 && parameterSet is not ("Interactive" or "DeviceCode" or "Emulator"))
        {
            throw new PimException(
                PimErrorCode.InvalidParameter,
                $"{string.Join(" and ", named)} cannot be combined with {Parameter(parameterSet)}: only a person who signs in here can be asked for permissions.")
            {
                Remedy = $"Leave out {string.Join(" and ", named)}. Such a connection has the permissions that were granted where it comes from; "
                    + "Get-PimContext -Permission shows which are missing.",
            };
        }

        if (scopes?.FirstOrDefault(name => !PermissionName.IsMatch(name)) is { } odd)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"'{odd}' is no name of a delegated permission of Microsoft Graph.")
            {
                Remedy = "Give the name alone, such as RoleManagementPolicy.Read.Directory. The page of each cmdlet names those that it needs.",
                TargetObject = odd,
            };
        }
    }

    private static string Parameter(string parameterSet) => parameterSet switch
    {
        "ClientSecret" => "-Credential",
        "CertificateFile" => "-CertificatePath",
        "CertificateStore" => "-CertificateThumbprint",
        "ManagedIdentity" => "-Identity",
        "MgGraph" or "Az" or "AzureCli" => "-Use" + parameterSet,
        _ => "-" + parameterSet,
    };
}
