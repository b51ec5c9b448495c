using System;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>A request that is being checked, with its caller, its policy and the present time.</summary>
internal sealed record RequestContext(ScheduleKind Kind, RequestDraft Draft, Caller Caller, Policy Policy, DateTimeOffset Now)
{
    public DateTimeOffset Start => Draft.StartAt(Now);

    public PolicyCheck Check() => new(Policy, Draft, Caller);
}
