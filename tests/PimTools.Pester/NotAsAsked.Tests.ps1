BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $null = Connect-Pim -Emulator -As cleo -Name cleo -Reset
    $null = Connect-Pim -Emulator -As ada -Name ada
}

AfterAll { $null = Disconnect-Pim -All }

Describe 'What did not come about as it was asked for' {
    It 'A role that has no setting is told with an error of its own' {
        $gone = [PimTools.PimRole]::new('EntraRole', '99999999-0000-4000-8000-000000000000', 'Gone Administrator')

        $gone | Get-PimRoleSetting -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'SettingNotFound*'
        "$($failed[0])" | Should -BeLike '*Gone Administrator*'
    }

    It 'A denial ends a wait in an error with the reason' {
        $request = Request-PimRoleActivation 'Exchange Administrator' -Justification 'Mail is stuck'
        $null = $request | Deny-PimRequest -Justification 'Not in the freeze' -Context cleo -Confirm:$false

        $latest = Wait-PimRequest $request.Id -WaitForApproval -ErrorVariable failed -ErrorAction SilentlyContinue

        $latest.Status | Should -Be 'Denied'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'RequestFailed*'
        "$($failed[0])" | Should -BeLike '*Not in the freeze*'
    }
}
