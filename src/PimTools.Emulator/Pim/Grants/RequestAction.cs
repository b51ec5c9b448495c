namespace PimTools.Emulator.Pim.Grants;

/// <summary>The actions of requests, in the order of the service's own enumeration.</summary>
internal enum RequestAction
{
    AdminAssign,
    AdminUpdate,
    AdminRemove,
    SelfActivate,
    SelfDeactivate,
    AdminExtend,
    AdminRenew,
    SelfExtend,
    SelfRenew,
}
