//! One file per screen. Each gives the element that the automation contract names: `data-screen`.

pub mod guidance;
pub mod learn;
pub mod question;
pub mod review;
pub mod start;
