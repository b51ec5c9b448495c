using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using PimTools.Permissions;

namespace PimTools.Loading;

/// <summary>A name of a cmdlet of this module that means something else in the session, since PowerShell prefers aliases and functions.</summary>
internal sealed class HiddenCmdlet
{
    private HiddenCmdlet(string name, CommandInfo other)
    {
        Name = name;
        Owner = string.IsNullOrEmpty(other.ModuleName) ? null : other.ModuleName;
    }

    /// <summary>The name of the cmdlet.</summary>
    public string Name { get; }

    /// <summary>The name of the module whose command is run; null for one of no module.</summary>
    public string? Owner { get; }

    /// <summary>Finds them among the commands that are loaded. No module is loaded for it.</summary>
    public static IReadOnlyList<HiddenCmdlet> Find(CommandInvocationIntrinsics commands)
    {
        var others = commands.GetCommands("*-Pim*", CommandTypes.Alias | CommandTypes.Function, nameIsPattern: true).ToList();
        if (others.Count == 0)
        {
            return Array.Empty<HiddenCmdlet>();
        }

        var ours = PimPermissions.Cmdlets.ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);
        return others
            .Where(other => ours.ContainsKey(other.Name))
            .GroupBy(other => ours[other.Name])
            .Select(same => new HiddenCmdlet(same.Key, same.OrderBy(other => other.CommandType).First()))
            .OrderBy(hidden => hidden.Name, StringComparer.OrdinalIgnoreCase).ToList();
    }

    /// <summary>Says it of all of them in one sentence.</summary>
    public static string Describe(IReadOnlyList<HiddenCmdlet> hidden)
    {
        var owners = hidden.Select(one => one.Owner is null ? "an alias or a function of this session" : $"the module {one.Owner}").Distinct().ToList();
        return $"{string.Join(", ", hidden.Select(one => one.Name))} {(hidden.Count == 1 ? "is" : "are")} hidden by {string.Join(" and ", owners)}. "
            + $"Write {string.Join(", ", hidden.Select(one => "PimTools\\" + one.Name))} for the {(hidden.Count == 1 ? "cmdlet" : "cmdlets")} of PimTools.";
    }

    /// <inheritdoc />
    public override string ToString() => $"{Name} by {Owner ?? "this session"}";
}
