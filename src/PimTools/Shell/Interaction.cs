using System;
using System.Linq;

namespace PimTools.Shell;

/// <summary>Whether there is somebody who could be asked. PowerShell tells its modules only by its own command line.</summary>
internal static class Interaction
{
    private static readonly Lazy<bool> Possible = new(() => Environment.UserInteractive && !IsSwitchedOff(Environment.GetCommandLineArgs()));

    public static bool IsPossible => Possible.Value;

    // What follows the command or the file is theirs.
    private static bool IsSwitchedOff(string[] arguments) => arguments
        .Skip(1)
        .Select(argument => argument.TrimStart('-', '/').ToUpperInvariant())
        .TakeWhile(argument => !IsShort(argument, "COMMAND", 1) && !IsShort(argument, "FILE", 1) && !IsShort(argument, "ENCODEDCOMMAND", 1))
        .Any(argument => IsShort(argument, "NONINTERACTIVE", 4));

    // Documented (about_Pwsh): a parameter may be given by the beginning of its name.
    private static bool IsShort(string argument, string name, int shortest) =>
        argument.Length >= shortest && name.StartsWith(argument, StringComparison.Ordinal);
}
