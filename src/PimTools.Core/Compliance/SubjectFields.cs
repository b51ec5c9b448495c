using System.Collections.Generic;
using System.Linq;
using PimTools.Conditions;

namespace PimTools.Compliance;

/// <summary>Knows the fields of each subject, and what has to be read for them.</summary>
internal static class SubjectFields
{
    private static readonly IReadOnlyList<Field> Settings = SettingFields.All.Select(one => one.Field).ToList();
    private static readonly IReadOnlyList<Field> Holders = HolderFields.All.Select(one => one.Field).ToList();

    private static readonly Dictionary<Field, EvidenceParts> Needs =
        SettingFields.All.Concat(HolderFields.All).ToDictionary(one => one.Field, one => one.Needs);

    public static IReadOnlyList<Field> Of(RuleSubject subject) => subject == RuleSubject.Settings ? Settings : Holders;

    public static EvidenceParts NeedsOf(Field field) => Needs[field];

    public static EvidenceParts NeedsOf(RuleSubject subject) => subject switch
    {
        RuleSubject.Settings => EvidenceParts.Settings,
        RuleSubject.Assignments => EvidenceParts.Assignments,
        _ => EvidenceParts.Assignments | EvidenceParts.Members,
    };

    /// <summary>One of them, to begin a sentence with.</summary>
    public static string Name(RuleSubject subject) => subject switch
    {
        RuleSubject.Settings => "A setting",
        RuleSubject.Assignments => "An assignment",
        _ => "A holder",
    };

    /// <summary>A number of them: <c>37 settings</c>.</summary>
    public static string Count(RuleSubject subject, int count) => $"{count} {(count == 1 ? subject.ToString().TrimEnd('s') : subject.ToString()).ToLowerInvariant()}";
}
