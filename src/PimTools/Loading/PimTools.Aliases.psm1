# The short names of PimTools. A name that another module or the user's profile has taken stays theirs. The engine is asked itself: cmdlets would load
# modules of PowerShell that a fresh shell does not have yet.
$aliases = [ordered]@{
    'pim'             = 'Request-PimRoleActivation'
    'unpim'           = 'Stop-PimRoleActivation'
    'Enable-PimRole'  = 'Request-PimRoleActivation'
    'Disable-PimRole' = 'Stop-PimRoleActivation'
}
$items = $ExecutionContext.InvokeProvider.Item
$ours = foreach ($name in $aliases.Keys) {
    $taken = foreach ($path in "Alias:$name", "Function:$name") { if ($items.Exists($path)) { $items.Get($path) } }
    if ($taken -and $taken[0].Definition -ne $aliases[$name]) {
        $source = $taken[0].Source
        Write-Verbose "'$name' is $(if ($source) { "of the module $source" } else { 'defined already' }) and stays so. Use $($aliases[$name])."
    }
    else {
        $null = $items.Set("Alias:$name", $aliases[$name])
        $name
    }
}
Export-ModuleMember -Alias $ours
