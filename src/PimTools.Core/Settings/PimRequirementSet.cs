using System;

namespace PimTools;

/// <summary>
/// The requirements of a setting. Unlike an enumeration, it answers PowerShell's <c>-contains 'Mfa'</c> and <c>-eq 'Mfa'</c> for each of its members,
/// and for all of them together: <c>Mfa, Justification</c>.
/// </summary>
public readonly struct PimRequirementSet : IEquatable<PimRequirementSet>
{
    private static readonly char[] Separators = { ',', ' ', ';' };

    /// <summary>Creates a set of requirements.</summary>
    public PimRequirementSet(PimRequirements requirements) => Value = requirements;

    /// <summary>Creates a set from words, such as <c>Mfa, Justification</c>.</summary>
    /// <exception cref="PimException">One of the words is no requirement (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public PimRequirementSet(string words) => Value = Parse(words) ?? throw new PimException(
        PimErrorCode.InvalidParameter, $"'{words}' is no list of requirements.")
    {
        Remedy = $"Give some of {string.Join(", ", Enum.GetNames(typeof(PimRequirements)))}.",
        TargetObject = words,
    };

    /// <summary>Creates a set from several words, as PowerShell converts a list.</summary>
    /// <exception cref="PimException">One of the words is no requirement (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public PimRequirementSet(object[] words)
        : this(string.Join(", ", words))
    {
    }

    /// <summary>The requirements as flags.</summary>
    public PimRequirements Value { get; }

    /// <summary>Makes a set of flags.</summary>
    public static implicit operator PimRequirementSet(PimRequirements requirements) => new(requirements);

    /// <summary>Gives the flags of a set.</summary>
    public static implicit operator PimRequirements(PimRequirementSet set) => set.Value;

    /// <summary>Tells whether both sets hold the same.</summary>
    public static bool operator ==(PimRequirementSet left, PimRequirementSet right) => left.Equals(right);

    /// <summary>Tells whether the sets differ.</summary>
    public static bool operator !=(PimRequirementSet left, PimRequirementSet right) => !left.Equals(right);

    /// <summary>Tells whether all of the requirements are among them.</summary>
    public bool HasFlag(PimRequirements requirements) => Value.HasFlag(requirements);

    /// <inheritdoc />
    public bool Equals(PimRequirementSet other) => Value == other.Value;

    /// <summary>Tells whether it holds the same, or the one requirement that is asked for.</summary>
    public override bool Equals(object? obj) => obj switch
    {
        PimRequirementSet set => Equals(set),
        PimRequirements flags => Holds(flags),
        string words => Parse(words) is { } flags && Holds(flags),
        _ => false,
    };

    /// <inheritdoc />
    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>The words, such as <c>Mfa, Justification</c>.</summary>
    public override string ToString() => Value.ToString();

    private static PimRequirements? Parse(string words)
    {
        var result = PimRequirements.None;
        foreach (var word in words.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Enum.TryParse<PimRequirements>(word, ignoreCase: true, out var one) || !string.Equals(one.ToString(), word, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            result |= one;
        }

        return words.Trim().Length == 0 ? null : result;
    }

    // Of several, all are meant; a single one may be one among others.
    private bool Holds(PimRequirements flags) =>
        Value == flags || (flags != PimRequirements.None && Enum.IsDefined(typeof(PimRequirements), flags) && (Value & flags) == flags);
}
