using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools.Pipeline;

/// <summary>Finds out whether a person can be asked. PowerShell tells its modules only by its own command line.</summary>
internal static class Interaction
{
    // Documented (about_Pwsh, about_PowerShell_exe): a parameter may be given by the beginning of its name; capitals are the shortest.
    private static readonly string[] NonInteractive = { "NONInteractive" };

    private static readonly string[] WithValue =
    {
        "CONFIGurationname", "CONFIGURATIONFILE", "CUStompipename", "EncodedCommand", "EC", "ENCODEDArguments", "EA", "EXecutionpolicy", "EP",
        "INPutformat", "IF", "Outputformat", "OF", "PSConsolefile", "SETTINGSfile", "Version", "Windowstyle", "WOrkingdirectory", "WD",
    };

    private static readonly string[] Alone =
    {
        "Interactive", "Login", "MTA", "NOExit", "NOLogo", "NOProfile", "NOPROFILELOADTIME", "Servermode", "SSHServermode", "STA",
    };

    private static readonly Lazy<bool> Possible = new(() => Environment.UserInteractive && !IsSwitchedOff(Environment.GetCommandLineArgs()));

    public static bool IsPossible => Possible.Value;

    // What follows a command, or a script with or without -File, is theirs.
    private static bool IsSwitchedOff(string[] arguments)
    {
        for (var i = 1; i < arguments.Length; i++)
        {
            if (IsAny(NonInteractive, arguments[i]))
            {
                return true;
            }

            if (IsAny(WithValue, arguments[i]))
            {
                i++;
            }
            else if (!IsAny(Alone, arguments[i]))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsAny(IEnumerable<string> names, string argument)
    {
        var word = argument.TrimStart('-', '/');
        return word.Length < argument.Length && names.Any(name =>
            word.Length >= name.TakeWhile(char.IsUpper).Count() && name.StartsWith(word, StringComparison.OrdinalIgnoreCase));
    }
}
