using System;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>A request under examination: what is asked, by whom, and when it would take effect.</summary>
internal sealed record RequestContext(ScheduleKind Kind, RequestDraft Draft, Caller Caller, Policy Policy, DateTimeOffset Now)
{
    public DateTimeOffset Start => Draft.StartAt(Now);

    public PolicyCheck Check() => new(Policy, Draft, Caller);
}
