using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Documents;

namespace PimTools.Configuration;

/// <summary>Values of a setting, each of which may be left out.</summary>
/// <param name="At">The place in the file.</param>
/// <param name="Change">What is to hold, without the stages of approval.</param>
/// <param name="Stages">The stages, whose approvers are not looked up; null where those that stand there stay.</param>
internal sealed record ConfiguredValues(DocumentNode At, PimSettingChange Change, IReadOnlyList<ConfiguredStage>? Stages)
{
    /// <summary>Everybody whom the stages name.</summary>
    public IEnumerable<ConfiguredApprover> Approvers => (Stages ?? Array.Empty<ConfiguredStage>()).SelectMany(stage =>
        (stage.Approvers ?? Array.Empty<ConfiguredApprover>()).Concat(stage.EscalationApprovers ?? Array.Empty<ConfiguredApprover>()));

    /// <summary>These values, and those of a template where there is none here. Each mail is put together from both.</summary>
    public ConfiguredValues Over(ConfiguredValues template) => new(At, Change.Over(template.Change), Stages ?? template.Stages);
}
