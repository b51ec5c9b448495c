using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;

namespace PimTools;

/// <summary>The PowerShell to start: the one that the variable PIMTOOLS_POWERSHELL names, or else the repository's own tool.</summary>
internal sealed class PowerShellProgram
{
    private const string Variable = "PIMTOOLS_POWERSHELL";

    // <root>/shared/Microsoft.NETCore.App/<version>/
    private static readonly string DotNetRoot = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private readonly string _program;
    private readonly string[] _first;

    private PowerShellProgram(string program, params string[] first)
    {
        _program = program;
        _first = first;
    }

    public static PowerShellProgram Find() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? new PowerShellProgram(named) : OfTool();

    public ProcessStartInfo StartInfo(params string[] arguments)
    {
        var start = new ProcessStartInfo(_program, [.. _first, .. arguments]);
        if (!start.Environment.ContainsKey("DOTNET_ROOT"))
        {
            // A program of .NET looks for it in the usual folders alone.
            start.Environment["DOTNET_ROOT"] = DotNetRoot;
        }

        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        return start;
    }

    /// <summary>The program itself, and not the tool's command: that starts a second process, which outlives it when it is killed.</summary>
    private static PowerShellProgram OfTool()
    {
        var package = typeof(PowerShellProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "PowerShellPackage").Value!;
        var system = OperatingSystem.IsWindows() ? "win" : "unix";
        var library = Directory.Exists(package)
            ? Directory.EnumerateFiles(package, "pwsh.dll", SearchOption.AllDirectories).FirstOrDefault(file => Directory.GetParent(file)!.Name == system)
            : null;
        if (library is null)
        {
            throw new FileNotFoundException(
                $"PowerShell is not in '{package}'. Run 'dotnet tool restore' and 'dotnet build' in the repository, or name another PowerShell in {Variable}.");
        }

        var program = new PowerShellProgram(Path.ChangeExtension(library, OperatingSystem.IsWindows() ? ".exe" : null));
        return program.Runs() ? program : new PowerShellProgram(Path.Combine(DotNetRoot, "dotnet"), library);
    }

    /// <summary>The package has one program for all of Unix, which runs on Linux x64 alone.</summary>
    private bool Runs()
    {
        var start = StartInfo("-Version");
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        try
        {
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
