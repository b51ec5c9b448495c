using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace PimTools.Tour;

/// <summary>The PowerShell on PATH.</summary>
internal sealed class PowerShellHost
{
    private static readonly Version Oldest = new(7, 4);

    private PowerShellHost(Version version) => Version = version;

    public Version Version { get; }

    /// <summary>Finds one that is new enough; null when there is none.</summary>
    public static PowerShellHost? Find()
    {
        try
        {
            using var process = Start(redirect: true, "-NoProfile", "-NonInteractive", "-Command", "$v = $PSVersionTable.PSVersion; \"$($v.Major).$($v.Minor).$($v.Patch)\"");
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return Version.TryParse(text.Trim(), out var version) && version >= Oldest ? new PowerShellHost(version) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Runs a script that lies beside this program, on this console; gives its exit code.</summary>
    public static async Task<int> PlayAsync(string script, string moduleFolder)
    {
        using var process = Start(
            redirect: false, "-NoProfile", "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, script), "-Module", moduleFolder);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode;
    }

    private static Process Start(bool redirect, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("pwsh", arguments) { RedirectStandardOutput = redirect })
        ?? throw new InvalidOperationException("PowerShell did not start.");
}
