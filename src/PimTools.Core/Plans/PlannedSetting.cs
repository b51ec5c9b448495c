using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Changes;
using PimTools.Configuration;
using PimTools.Documents;

namespace PimTools.Plans;

/// <summary>The change of a setting in a plan: what the plan saw, field by field, and the whole setting as it is to be, in the words of a document.</summary>
/// <param name="Seen">The fields as they were when the plan was made.</param>
/// <param name="After">The setting as it is to be.</param>
/// <param name="Tightens">The fields by which it becomes harder to activate the role.</param>
internal sealed record PlannedSetting(IReadOnlyList<SeenField> Seen, DocumentMap After, IReadOnlyList<string> Tightens)
{
    private static readonly (string Key, DocumentNode? Value)[] NoTarget = Array.Empty<(string, DocumentNode?)>();

    /// <summary>Tells whether assignments of the plan need it: it then comes before them, and otherwise after all that give somebody something.</summary>
    public bool GoesFirst { get; init; }

    public static PlannedSetting Of(PlannedSettingChange planned) => new(
        SeenField.Of(planned.From), SettingDocument.Write(NoTarget, planned.To, isWhole: true), SettingTightening.Fields(planned.From, planned.To));

    /// <summary>The whole setting as a change of whatever stands.</summary>
    /// <exception cref="PimException">A file that was edited by hand says something that cannot be read (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public PimSettingChange ToChange()
    {
        var problems = new DocumentProblems("plan", problem => throw new PimException(PimErrorCode.InvalidParameter, problem.ToString()));
        var values = SettingValuesReader.Read(new MapReader(After, "A setting", problems));
        return values.Change with
        {
            Stages = values.Stages?.Select(stage => stage.Change with
            {
                Approvers = stage.Approvers?.Select(Approver).ToList(),
                EscalationApprovers = stage.EscalationApprovers?.Select(Approver).ToList(),
            }).ToList(),
        };
    }

    // The plan looked everybody up: their ids stand beside their names.
    private static PimApprover Approver(ConfiguredApprover one) => one.Id is { } id
        ? new PimApprover(id, one.Kind == PimApproverKind.Group ? PimPrincipalType.Group : PimPrincipalType.User, one.Name)
        : new PimApprover(one.Kind) { ManagerLevel = one.ManagerLevel };
}
