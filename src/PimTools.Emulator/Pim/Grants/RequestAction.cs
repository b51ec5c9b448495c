namespace PimTools.Emulator.Pim.Grants;

/// <summary>What a request asks for, in the order of the service's own enumeration.</summary>
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
