using System.Management.Automation;

namespace PimTools.Parameters;

/// <summary>What was typed for a parameter. PowerShell reads a bare 14d as the decimal 14, but keeps the text in the wrapper.</summary>
internal static class Typed
{
    public static object? Value(object? input) => input is PSObject wrapped ? wrapped.BaseObject : input;

    public static string Text(object? input) => input?.ToString() ?? string.Empty;
}
