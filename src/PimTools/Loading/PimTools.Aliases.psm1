# The short names of PimTools; a script module exports all that it sets. A name that another module or the user's profile has taken stays theirs. The engine
# is asked itself: cmdlets would load modules of PowerShell that a fresh shell does not have yet. Each kind of expression costs its first compilation at
# every import, so that few are used while a name is free.
$targets = @{
    'pim'             = 'Request-PimRoleActivation'
    'Enable-PimRole'  = 'Request-PimRoleActivation'
    'unpim'           = 'Stop-PimRoleActivation'
    'Disable-PimRole' = 'Stop-PimRoleActivation'
}

function Write-Taken($name, $taken) {
    if ($taken[0].Definition -ne $targets[$name]) {
        $source = $taken[0].Source
        Write-Verbose "'$name' is $(if ($source) { "of the module $source" } else { 'defined already' }) and stays so. Use $($targets[$name])."
    }
}

$items = $ExecutionContext.InvokeProvider.Item
foreach ($name in 'pim', 'Enable-PimRole', 'unpim', 'Disable-PimRole') {
    if ($items.Exists("Alias:$name")) { Write-Taken $name $items.Get("Alias:$name") }
    elseif ($items.Exists("Function:$name")) { Write-Taken $name $items.Get("Function:$name") }
    else { $null = $items.Set("Alias:$name", $targets[$name]) }
}
