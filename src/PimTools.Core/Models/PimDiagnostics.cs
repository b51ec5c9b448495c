using System.Linq;

namespace PimTools;

/// <summary>The facts of the computer and the connections that a report of a fault needs. It holds no secret, and no name of a person.</summary>
public sealed class PimDiagnostics
{
    private static readonly PimTextList Nothing = new(Enumerable.Empty<string>(), "; ");

    /// <summary>The version of PimTools.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>The folder that PimTools was loaded from.</summary>
    public string ModulePath { get; init; } = string.Empty;

    /// <summary>The version and edition of PowerShell.</summary>
    public string PowerShell { get; init; } = string.Empty;

    /// <summary>The program that shows PowerShell, such as <c>ConsoleHost</c>.</summary>
    public string HostName { get; init; } = string.Empty;

    /// <summary>The runtime.</summary>
    public string Runtime { get; init; } = string.Empty;

    /// <summary>The operating system and the processor.</summary>
    public string OS { get; init; } = string.Empty;

    /// <summary>The culture in which dates and numbers are written.</summary>
    public string Culture { get; init; } = string.Empty;

    /// <summary>Tells whether somebody can be asked here.</summary>
    public bool CanPrompt { get; init; }

    /// <summary>The connections: tenant, cloud, kinds and the way they signed in.</summary>
    public PimTextList Contexts { get; init; } = Nothing;

    /// <summary>The modules of the neighbourhood that are loaded, with their versions.</summary>
    public PimTextList Modules { get; init; } = Nothing;

    /// <summary>The libraries of which several modules bring a copy, with the versions that are loaded and where.</summary>
    public PimTextList Libraries { get; init; } = Nothing;

    /// <summary>The names of cmdlets that another command hides, and whose that is.</summary>
    public PimTextList Hidden { get; init; } = Nothing;

    /// <summary>The folder of favourites, profiles and kept sign-ins; null where the account has no home.</summary>
    public string? ConfigFolder { get; init; }

    /// <summary>Tells whether it can be written to; null where it is not there.</summary>
    public bool? IsConfigFolderWritable { get; init; }

    /// <summary>The proxies that the environment names, without credentials.</summary>
    public PimTextList Proxies { get; init; } = Nothing;

    /// <inheritdoc />
    public override string ToString() => $"PimTools {Version}, PowerShell {PowerShell}, {OS}";
}
