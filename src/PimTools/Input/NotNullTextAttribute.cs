using System.Management.Automation.Internal;

namespace PimTools.Input;

/// <summary>Takes an empty text for what it is, and refuses a variable that was never set, of which PowerShell would make one.</summary>
public sealed class NotNullTextAttribute : InputAttribute
{
    /// <summary>Reads a text.</summary>
    public NotNullTextAttribute()
        : base(typeof(string))
    {
    }

    private protected override object? Read(object? given) => given is null || given == AutomationNull.Value
        ? throw Refuse("It holds nothing. Where nothing is meant, write ''.")
        : SingleValueAttribute.Only(given);
}
