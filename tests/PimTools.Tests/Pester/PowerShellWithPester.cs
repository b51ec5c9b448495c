using System;
using System.ComponentModel;
using System.Diagnostics;

namespace PimTools.Tests.Pester;

/// <summary>A PowerShell 7.4 or later with Pester 5.7 or later, as found on PATH.</summary>
internal sealed class PowerShellWithPester
{
    private const string Probe =
        "if ($PSVersionTable.PSVersion -ge '7.4' -and (Get-Module -ListAvailable Pester | Where-Object Version -ge '5.7')) { $PSVersionTable.PSVersion.ToString() }";

    private static readonly Lazy<PowerShellWithPester?> OnPath = new(Look);

    private PowerShellWithPester(string version) => Version = version;

    /// <summary>The one on PATH; null when there is none.</summary>
    public static PowerShellWithPester? Found => OnPath.Value;

    public string Version { get; }

    public static (int ExitCode, string Output) Run(string command)
    {
        // Somebody is there who can be asked, as for most people who use the module; what asks at the console finds nobody.
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-Command", command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    private static PowerShellWithPester? Look()
    {
        try
        {
            var (_, output) = Run(Probe);
            return output.Trim() is { Length: > 0 } version ? new PowerShellWithPester(version) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
