using System.Management.Automation;

namespace PimTools.Completion;

/// <summary>Something that can be typed, with what the person sees beside it.</summary>
internal sealed class CompletionItem
{
    public CompletionItem(string text, string tip, string? role = null)
    {
        Text = text;
        Tip = string.IsNullOrWhiteSpace(tip) ? text : tip;
        Role = role;
    }

    public string Text { get; }

    public string Tip { get; }

    /// <summary>Another name by which it is found; null where it has none.</summary>
    public string? Name { get; init; }

    /// <summary>The kind it belongs to; null where it goes with any.</summary>
    public PimKind? Kind { get; init; }

    /// <summary>The membership or ownership it is; null where it is of no group.</summary>
    public PimAccess? Access { get; init; }

    /// <summary>The role it belongs to; null where it goes with any.</summary>
    public string? Role { get; }

    public bool IsCalled(WildcardPattern pattern) => pattern.IsMatch(Text) || (Name is not null && pattern.IsMatch(Name));
}
