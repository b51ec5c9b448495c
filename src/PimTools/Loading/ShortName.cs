using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace PimTools.Loading;

/// <summary>A short name of a cmdlet. One that another module or the user's profile has taken stays theirs.</summary>
/// <remarks>An alias that the cmdlet declares would replace theirs.</remarks>
internal sealed class ShortName
{
    private const string Mark = "A short name of PimTools.";

    private ShortName(string name, string cmdlet) => (Name, Cmdlet) = (name, cmdlet);

    /// <summary>All of them. The manifest lists them as well, so that PowerShell finds the module by them.</summary>
    public static IReadOnlyList<ShortName> All { get; } = new[]
    {
        new ShortName("pim", "Request-PimRoleActivation"),
        new ShortName("Enable-PimRole", "Request-PimRoleActivation"),
        new ShortName("unpim", "Stop-PimRoleActivation"),
        new ShortName("Disable-PimRole", "Stop-PimRoleActivation"),
    };

    /// <summary>PowerShell's own command, reached without its module, which a fresh shell has not loaded yet; null in a host without it.</summary>
    public static CmdletInfo? SetAlias =>
        Type.GetType("Microsoft.PowerShell.Commands.SetAliasCommand, Microsoft.PowerShell.Commands.Utility") is { } type ? new CmdletInfo("Set-Alias", type) : null;

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The name of the cmdlet that it stands for.</summary>
    public string Cmdlet { get; }

    /// <summary>The alias or function that has the name in the session; null where it is free. No module is loaded for it.</summary>
    public CommandInfo? Holder(CommandInvocationIntrinsics commands) =>
        commands.GetCommands(Name, CommandTypes.Alias | CommandTypes.Function, nameIsPattern: true).OrderBy(command => command.CommandType).FirstOrDefault();

    /// <summary>Tells whether the name is the one that was set here.</summary>
    public bool IsSet(CommandInvocationIntrinsics commands) => Holder(commands) is AliasInfo { Description: Mark };

    /// <summary>Adds the command that sets it. Cmdlets are the session's own wherever the module is imported, and so are their short names.</summary>
    public void AddTo(PowerShell shell, CmdletInfo setAlias) => shell.AddStatement().AddCommand(setAlias)
        .AddParameter("Name", Name).AddParameter("Value", Cmdlet).AddParameter("Description", Mark).AddParameter("Scope", "Global");

    /// <summary>Says whose the name is.</summary>
    public string Describe(CommandInfo holder) =>
        $"'{Name}' is {(string.IsNullOrEmpty(holder.ModuleName) ? "defined already" : $"of the module {holder.ModuleName}")} and stays so. Use {Cmdlet}.";
}
